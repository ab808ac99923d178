import DocketCharts

extension ChartPicture {
    /// What is not drawn as it stands in the table, as sentences on one line; empty where all is.
    var notesLine: String {
        notes.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
    }
}
