/// The currencies that are recognised in cells: by their sign, or by their code (ISO 4217).
enum Currency {
    /// Longer ones before those that they begin with.
    static let names: [StaticString] = [
        "US$", "A$", "C$", "NZ$", "HK$", "S$", "R$", "$", "€", "£", "¥", "₹", "₽", "₩", "₪", "₺", "฿", "₫", "₱", "₦",
        "zł",
        "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
        "RON", "BGN", "ISK", "TRY", "ILS", "AED", "SAR", "QAR", "KWD", "EGP", "ZAR", "NGN", "KES", "BRL", "MXN", "ARS",
        "CLP", "COP", "PEN", "SGD", "HKD", "TWD", "KRW", "THB", "IDR", "MYR", "PHP", "VND", "UAH", "KZT", "PKR",
    ]

    /// Skips a currency and returns its place among the names.
    static func skip(_ cursor: inout CellCursor) -> Int? {
        let first = cursor.current
        guard first >= 0x80 || first == UInt8(ascii: "$") || CellCursor.isLetter(first) else { return nil }
        for (index, name) in names.enumerated() where name.utf8Start[0] == first {
            if cursor.skip(name) { return index }
        }
        return nil
    }
}
