/// A table as it was written: named columns and rows of text cells, each row as long as there are columns.
package struct Table: Hashable, Sendable, Codable {
    package struct Column: Hashable, Sendable, Codable {
        package var name: String
        package var align: Alignment?

        package init(name: String, align: Alignment? = nil) {
            self.name = name
            self.align = align
        }
    }

    package enum Alignment: String, Hashable, Sendable, Codable {
        case left, center, right
    }

    package var columns: [Column]
    package var rows: [[String]]

    package init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }
}
