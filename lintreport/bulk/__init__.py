"""More reports than fit into memory: functions from table to table, and the SQL text that joins them."""
