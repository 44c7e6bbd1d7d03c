"""What needs a built site, or builds one."""
