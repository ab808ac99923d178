/// What became of the rows of a file of customers.
package struct CustomerImportReport: Hashable, Sendable, Codable {
    package var rows: [Row] = []
    /// Columns that are neither fields nor `id`, `name`, `rm`: nothing of them was taken.
    package var ignoredColumns: [String] = []
    /// What in the file may not be meant as it was read, with its line. Reports that were kept before do not have it.
    package var warnings: [String]?

    package init() {}

    package struct Row: Hashable, Sendable, Codable {
        package enum Status: String, Hashable, Sendable, Codable, CaseIterable {
            case added
            /// The customer is there; what differs waits as proposals.
            case proposed
            case unchanged
            case refused
        }

        /// In the file, the header being 1.
        package let number: Int
        package var status = Status.refused
        package var customerID: CustomerID?
        package var name: String?
        package var batchID: BatchID?
        package var proposals = 0
        package var problems: [Problem] = []

        package init(number: Int) {
            self.number = number
        }
    }

    /// Why a row, or a cell of it, could not be taken.
    package struct Problem: Hashable, Sendable, Codable {
        /// The column's header; nothing where the whole row is meant.
        package let column: String?
        package let code: DocketError.Code
        package let message: String

        package init(column: String? = nil, _ error: DocketError) {
            self.column = column
            code = error.code
            message = error.message
        }
    }
}
