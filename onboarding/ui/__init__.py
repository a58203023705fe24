"""What people see and press: widgets, pages and every sentence shown."""
