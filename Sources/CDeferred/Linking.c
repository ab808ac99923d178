// Leaves out of the program the libraries that nothing in it names, which those that are deferred are then. The flag has
// to stand before the libraries' names; a package's linker settings come after them, but what an object file asks for, in
// the section that Swift's compiler writes its own wishes to, comes before. Where a linker knows nothing of it the
// libraries are loaded at the start, as ever.
#if defined(__linux__)
__attribute__((section(".swift1_autolink_entries"), used)) static const char entry[] = "-Wl,--as-needed";
#endif
