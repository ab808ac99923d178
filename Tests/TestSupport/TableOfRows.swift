package import DocketDomain

extension Table {
    /// A table of two columns whose rows are told apart by their number.
    package static func ofRows(_ count: Int, note: String = "") -> Table {
        Table(
            columns: [Column(name: "number", align: .right), Column(name: "note")],
            rows: (0..<count).map { ["row \($0)", note] })
    }
}
