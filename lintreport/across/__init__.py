"""Many reports compared: facts of each are collected once and judged against those of others."""
