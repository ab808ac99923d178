/// What a column's name says about the digits in it.
struct ColumnName: Sendable {
    /// Whole numbers below it are names.
    let namesCodes: Bool
    /// Numbers with a point below it are no decimals.
    let namesVersions: Bool

    init(_ name: String) {
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        namesCodes = words.contains { Self.codes.contains($0) }
        namesVersions = words.contains("version") || words.contains("release")
    }

    private static let codes: Set<String> = [
        "phone", "telephone", "tel", "telefon", "mobile", "cell", "fax", "zip", "zipcode", "postcode", "postal", "plz",
        "iban", "isbn", "issn", "ssn", "ean", "upc", "sku", "account", "konto", "kontonummer", "card", "imei", "vat",
        "version", "release",
    ]
}
