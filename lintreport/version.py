"""The version, where it can be read without a look at installed packages."""

VERSION = "0.1.0"
