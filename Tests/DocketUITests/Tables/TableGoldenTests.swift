import DocketDomain
import DocketUI
import TerminalKit
import Testing

@Suite struct TableGoldenTests {
    @Test(arguments: goldenSizes)
    func fees(_ size: Size) throws {
        var viewer = TableViewer([Tables.fees, Tables.hostile])
        viewer.perform(.resized(size), .move(rows: 1, columns: 1), .sort(.descending))
        try expectGolden(viewer.frame(size), "Tables/fees-\(size.width)x\(size.height)")
    }

    @Test(arguments: goldenSizes)
    func hostileContent(_ size: Size) throws {
        var viewer = TableViewer([Tables.hostile])
        viewer.perform(.resized(size))
        try expectGolden(viewer.frame(size), "Tables/hostile-\(size.width)x\(size.height)")
    }

    @Test(arguments: goldenSizes)
    func fortyColumnsWithFrozenOnes(_ size: Size) throws {
        var viewer = TableViewer([Tables.wide(columns: 40, rows: 100)])
        viewer.perform(
            .resized(size), .move(rows: 0, columns: 1), .freeze, .move(rows: 50, columns: 20), .filter("col 3 > 60"))
        try expectGolden(viewer.frame(size), "Tables/wide-\(size.width)x\(size.height)")
    }

    @Test(arguments: goldenSizes)
    func openCell(_ size: Size) throws {
        var viewer = TableViewer([Tables.hostile])
        viewer.perform(.resized(size), .lastColumn, .openCell, .halfPages(1))
        try expectGolden(viewer.frame(size), "Tables/cell-\(size.width)x\(size.height)")
    }

    @Test(arguments: goldenSizes)
    func statistics(_ size: Size) throws {
        var viewer = TableViewer([Tables.fees])
        viewer.perform(.resized(size), .move(rows: 0, columns: 2), .openStatistics)
        try expectGolden(viewer.frame(size), "Tables/statistics-\(size.width)x\(size.height)")
    }

    @Test func smallTables() throws {
        let size = Size(width: 40, height: 8)
        let sheets = [
            ("none", TableSheet(name: "", columns: [], rows: [])),
            ("empty", TableSheet(name: "", columns: [.init(name: "a"), .init(name: "")], rows: [])),
            ("one", TableSheet(name: "", columns: [.init(name: "only", align: .center)], rows: [["x"], ["longer"]])),
        ]
        for (name, sheet) in sheets {
            try expectGolden(TableViewer([sheet]).frame(size), "Tables/small-\(name)")
        }
        var filtered = TableViewer([Tables.fees])
        filtered.perform(.resized(size), .filter("Fee > 5"))
        try expectGolden(filtered.frame(size), "Tables/small-filtered")
    }

    @Test func aSearchIsMarkedWithoutColour() throws {
        var viewer = TableViewer([Tables.fees])
        let size = Size(width: 60, height: 9)
        viewer.perform(.resized(size), .search("GROWTH"))
        try expectGolden(viewer.frame(size).ansiText(colors: 0), "Tables/search-mono")
        try expectGolden(viewer.frame(size, theme: Theme(.dark, colors: 256)).ansiText(), "Tables/search-dark")
    }
}
