package import DocketCharts

/// What a table viewer needs others to do. Answers carry the ticket; those that come too late are ignored.
package enum TableEffect: Hashable, Sendable {
    /// Load rows, by their numbers in the table; answered by `rowsLoaded`, once for each range or in pieces.
    case loadRows(sheet: Int, [Range<Int>])
    /// Run a `RowOrderBuilder` over the table, as often as it needs; answered by `orderReady`.
    case computeOrder(sheet: Int, RowOrderRequest, ticket: Int)
    /// Run a `TableSearcher` over the table and finish it in this order; answered by `searchReady`.
    case search(sheet: Int, TextPattern, columns: [Int], RowOrder, ticket: Int)
    /// Run a `StatisticsBuilder` over the table, as often as it needs; answered by `statisticsReady`.
    case computeStatistics(sheet: Int, column: Int, RowOrderRequest, ticket: Int)
    /// Run a `ChartWork` over the table, as often as it needs; answered by `chartReady`, and by `chartCounted` before.
    case computeChart(sheet: Int, ChartSpecification, columns: [ChartColumn], RowOrder, ticket: Int)
    /// Put text on the clipboard.
    case copy(String)
    /// Run a `TableTextWriter` over the rows in this order and put its text on the clipboard.
    case copyRows(sheet: Int, RowOrder, TableTextWriter)
    /// Tell the user something.
    case report(String)
}
