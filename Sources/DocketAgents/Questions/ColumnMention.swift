/// Where a question names a column.
struct ColumnMention: Hashable {
    /// More than one where the words could be any of them.
    let columns: [Int]
    /// How many tokens name it.
    let length: Int
    /// Whether the whole name is written.
    let isWhole: Bool
}
