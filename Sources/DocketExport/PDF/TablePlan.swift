import DocketCharts
import DocketDomain

/// How a table is set: what its columns hold and how wide they are. Made by reading the table once.
struct TablePlan {
    var columns: [Column]
    var page: PageSize
    /// Columns that stand side by side; more than one group where the page is too narrow for all.
    var groups: [Group]
    /// Rows that were read.
    var rowCount: Int
    /// Nil where it has to be gathered again.
    var chart: Chart?

    struct Column {
        let reading: ColumnReading
        let align: Table.Alignment
        /// Whether numbers have their decimal marks in line.
        let isInLine: Bool
        /// The widest cell; infinite where some cell has more lines, or needs shaping.
        let widest: Double
        /// Whether no cell needs shaping.
        let isPlain: Bool
        /// The widest part of a number before its decimal mark, and from there on.
        var head = 0.0
        var tail = 0.0
    }

    struct Group {
        var columns: [Int]
        /// Of the cells, with the space around their text.
        var widths: [Double]

        /// Of the text in a cell.
        func room(_ index: Int) -> Double { max(widths[index] - 2 * TablePlan.padding, 4) }
    }

    /// What is drawn of the table, and what there is to say of it in the report.
    struct Chart {
        var data: ChartData?
        var notes: [String]
    }

    /// Which columns of a group decide how many lines a row has: in the others each cell has one.
    func deciding(in group: Group) -> [Int] {
        group.columns.indices.filter { columns[group.columns[$0]].widest > group.room($0) }
    }

    /// On both sides of a cell's text.
    static let padding = 4.0
}

/// The plans of a document's tables, in their order: made when it is composed for the first time.
struct TablePlans {
    private var plans: [TablePlan] = []
    private var index = 0
    private var charts = 0

    /// Charts that are kept from the counting of pages to the drawing; some take megabytes.
    private static let mostCharts = 20

    mutating func rewind() { index = 0 }

    /// The plan of the table that comes next, where there is one already.
    mutating func next() -> TablePlan? {
        guard index < plans.count else { return nil }
        defer { index += 1 }
        return plans[index]
    }

    mutating func append(_ plan: TablePlan) {
        plans.append(plan)
        index = plans.count
        guard plan.chart?.data != nil else { return }
        charts += 1
        if charts > Self.mostCharts { plans[index - 1].chart = nil }
    }
}
