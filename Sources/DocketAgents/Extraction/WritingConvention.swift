/// How dates and amounts are written in a region.
struct WritingConvention: Hashable, Sendable {
    /// Whether 03/04 is the 3rd of April.
    let isDayFirst: Bool
    /// The mark before the decimals.
    let decimalMark: UInt8
    /// The currency that is meant where none is named.
    let currency: String?

    init(locale: String, rules: ExtractionRules) {
        let region = locale.split { $0 == "-" || $0 == "_" }.dropFirst().last.map { $0.uppercased() } ?? ""
        let rule = rules.regions[region]
        isDayFirst = rule?.dates != .monthFirst
        decimalMark = rule?.decimals == "," ? UInt8(ascii: ",") : UInt8(ascii: ".")
        currency = rule?.currency
    }
}
