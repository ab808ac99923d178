extension String {
    /// The text as databases can hold it: NUL, which PostgreSQL refuses and at which C strings end, becomes U+FFFD.
    package var storable: String {
        hasNUL ? String(String.UnicodeScalarView(unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 })) : self
    }

    private var hasNUL: Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
    }
}
