package import DocketCharts
package import DocketDomain
package import TerminalKit

/// What can happen to a table viewer.
package enum TableAction: Hashable, Sendable {
    /// The area that it is drawn in changed.
    case resized(Size)

    // Moving; while a pop-up is open they scroll it.
    case move(rows: Int, columns: Int)
    /// Down by halves of what is seen; negative goes up.
    case halfPages(Int)
    case firstRow
    case lastRow
    case firstColumn
    case lastColumn
    /// To a column, which is shown again where it was hidden.
    case goToColumn(Int)
    /// To a row of what is shown, counted from 1.
    case goToRow(Int)
    /// To a cell, a column's header or a tab; the point counts from the corner of the viewer's area.
    case click(Point)

    // Sheets.
    case selectSheet(Int)
    case nextSheet
    case previousSheet

    // Columns.
    /// Freezes the columns up to the cursor's, or lets them go.
    case freeze
    case narrow
    case widen
    /// Fits the cursor's column to what is seen.
    case fitColumn
    case fitColumns
    case hideColumn
    case showColumns
    case toggleRowNumbers
    /// Lists of the cursor's column as sparklines, or the trend of the numbers from it on beside each row.
    case toggleSparklines

    // Rows.
    /// Sorts by the cursor's column alone; the same again undoes it.
    case sort(TableSort.Direction)
    /// Sorts by the cursor's column within the order that there is.
    case sortFurther(TableSort.Direction)
    case clearSort
    /// Shows the rows that meet an expression (`Fee > 0.5; mandate: growth`); an empty one shows all.
    case filter(String)
    /// Also asks for the value under the cursor.
    case filterByCell
    case removeFilter(Int)

    /// Takes up how it was arranged before.
    case restore(TableArrangement)

    // Searching.
    case search(String)
    case searchNext
    case searchPrevious
    case clearSearch
    /// Shows where a text stands that was found elsewhere: in whichever table, and whatever was hidden or filtered.
    case land(TextPattern)

    // Pop-ups.
    case openCell
    /// The row under the cursor: each column's name, and what the row has there.
    case openRecord
    /// Whether long lines in a box go on in the next row.
    case toggleWrap
    case openStatistics
    /// Closes the pop-up, else ends the search.
    case close

    // The chart; moving goes from value to value while it is shown.
    /// Shows a chart in place of the table, or the table again.
    case toggleChart
    case changeChart(ChartChange)

    case copy(CopyScope, CopyFormat)

    // Answers to effects.
    /// Rows of the table in its own order, from `first` on.
    case rowsLoaded(sheet: Int, first: Int, rows: [[String]])
    /// The table has so many rows by now: more than before.
    case grown(rows: Int)
    /// No more rows come: all of them are put into the order that is wanted.
    case complete
    case orderReady(sheet: Int, RowOrder, ticket: Int)
    /// Positions of rows as `TableSearcher` gives them.
    case searchReady(sheet: Int, [UInt32], ticket: Int)
    case statisticsReady(sheet: Int, column: Int, ColumnStatistics, ticket: Int)
    /// So many rows have been read for a chart.
    case chartCounted(sheet: Int, rows: Int, ticket: Int)
    case chartReady(sheet: Int, Result<ChartData, DocketError>, ticket: Int)
    /// An effect could not be done. Without a ticket: loading rows.
    case failed(sheet: Int, ticket: Int?)
}
