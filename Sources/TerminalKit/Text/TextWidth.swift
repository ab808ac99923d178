import CWcwidth

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The columns that scalars take, as the terminal driver counts them.
///
/// ncurses moves by libc's `wcwidth`, so that is what `standard` asks, once for each scalar of the first two
/// planes. Tests hand in a function of their own.
package struct TextWidth: Sendable {
    private let table: [Int8]
    private let beyond: @Sendable (UInt32) -> Int

    /// Scalars whose width is kept: the planes with nearly all text.
    private static let tableSize = 0x20000

    /// `scalarWidth` gives 0, 1 or 2 columns, and -1 for what can't be printed.
    package init(scalarWidth: @escaping @Sendable (UInt32) -> Int) {
        table = (0..<UInt32(Self.tableSize)).map { Int8(clamping: scalarWidth($0)) }
        beyond = scalarWidth
    }

    /// libc's `wcwidth` under a UTF-8 locale, whatever the locale of the process is.
    package static let standard: TextWidth = {
        let names = ["C.UTF-8", "en_US.UTF-8"]
        guard let locale = names.lazy.compactMap({ newlocale(characterTypes, $0, nil) }).first else {
            return TextWidth { wcwidthOfCurrentLocale($0) }
        }
        let previous = uselocale(locale)
        defer { uselocale(previous) }
        let table = TextWidth { wcwidthOfCurrentLocale($0) }.table
        // The locale is kept: the planes beyond the table ask it each time.
        let handle = UInt(bitPattern: locale)
        return TextWidth(table: table) { value in
            let previous = uselocale(locale_t(bitPattern: handle))
            defer { uselocale(previous) }
            return wcwidthOfCurrentLocale(value)
        }
    }()

    private init(table: [Int8], beyond: @escaping @Sendable (UInt32) -> Int) {
        self.table = table
        self.beyond = beyond
    }

    /// Columns of one scalar by itself; -1 for what can't be printed.
    package func width(of scalar: Unicode.Scalar) -> Int {
        let value = Int(scalar.value)
        return value < Self.tableSize ? Int(table[value]) : beyond(scalar.value)
    }
}

#if canImport(Darwin)
    private let characterTypes = LC_CTYPE_MASK
#else
    // A macro of shifts in C, which Swift does not import.
    private let characterTypes: Int32 = 1 << LC_CTYPE
#endif

private func wcwidthOfCurrentLocale(_ value: UInt32) -> Int {
    Int(wcwidth(wchar_t(bitPattern: value)))
}
