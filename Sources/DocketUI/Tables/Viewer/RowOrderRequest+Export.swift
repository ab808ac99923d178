package import DocketDomain

extension RowOrderRequest {
    /// The rows that a viewer showed, as an export keeps it.
    ///
    /// - Parameter sample: Rows that tell what the columns hold.
    /// - Throws: `invalidArgument` where a filter does not fit the columns any more.
    package init(_ view: ExportView, columns: [Table.Column], sample: [[String]]) throws(DocketError) {
        let sheet = TableSheet(name: "", columns: columns, rows: sample)
        var filters: [TableFilter] = []
        for text in view.filters {
            do throws(FilterExpression.Failure) {
                filters += try FilterExpression(
                    text, columns: columns.map(\.name), readings: sheet.columns.map(\.reading)
                ).filters
            } catch {
                throw DocketError(.invalidArgument, "The filter “\(text)” does not fit this table: \(error.message)")
            }
        }
        let sorts = view.sorts.filter { columns.indices.contains($0.column) }.map {
            TableSort(column: $0.column, direction: $0.descending ? .descending : .ascending)
        }
        self = sheet.orderRequest
        (self.filters, self.sorts) = (filters, sorts)
    }
}
