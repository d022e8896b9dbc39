"""The working days of Viet Nam, and days that are told from other days. Pure: no tables, no clock."""
