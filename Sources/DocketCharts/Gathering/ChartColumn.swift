package import DocketDomain

/// A column that a chart can be made of: its name, and how it seems to be read.
package struct ChartColumn: Hashable, Sendable {
    package let name: String
    package let reading: ColumnReading

    package init(name: String, reading: ColumnReading? = nil) {
        self.name = name
        self.reading = reading ?? ColumnReading()
    }
}
