import DocketDomain
import Testing

@testable import DocketCharts

@Suite struct ChartBuilderTests {
    static let sales = [
        ["2024-01-05", "North", "Anna", "10"], ["2024-01-20", "South", "Ben", "-4"],
        ["2024-02-03", "North", "Ben", "5"],
        ["2024-03-09", "East", "Anna", "2.5"], ["2024-03-09", "North", "Anna", "1"],
    ]
    static let names = ["day", "region", "who", "amount"]

    @Test func rowsOfOneCategoryComeTogether() throws {
        let table = try Self.table(ChartSpecification(.bar, x: "region", y: ["amount"]))
        #expect(table.labels == ["North", "South", "East"])
        #expect(table.values(0) == [16, -4, 2.5])
    }

    static let aggregates: [(ChartAggregate, [Double])] = [
        (.sum, [16, -4, 2.5]), (.mean, [16.0 / 3, -4, 2.5]), (.median, [5, -4, 2.5]), (.count, [3, 1, 1]),
        (.minimum, [1, -4, 2.5]), (.maximum, [10, -4, 2.5]),
    ]

    @Test(arguments: aggregates)
    func anAggregateIsComputed(_ aggregate: ChartAggregate, _ expected: [Double]) throws {
        let table = try Self.table(ChartSpecification(.bar, x: "region", y: ["amount"], aggregate: aggregate))
        #expect(table.values(0) == expected.map(Optional.some))
    }

    static let orders: [(ChartSort, [String])] = [
        (.label, ["East", "North", "South"]), (.labelDescending, ["South", "North", "East"]),
        (.value, ["South", "East", "North"]), (.valueDescending, ["North", "East", "South"]),
    ]

    @Test(arguments: orders)
    func categoriesAreSorted(_ sort: ChartSort, _ expected: [String]) throws {
        #expect(try Self.table(ChartSpecification(.bar, x: "region", y: ["amount"], sort: sort)).labels == expected)
    }

    @Test func seriesHaveNoValueWhereTheyHaveNoRow() throws {
        let table = try Self.table(ChartSpecification(.column, x: "region", y: ["amount"], series: "who"))
        #expect(table.series.map(\.name) == ["Anna", "Ben"])
        #expect(table.values(0) == [11, nil, 2.5])
        #expect(table.values(1) == [5, -4, nil])
    }

    @Test func datesStandInTheirOrder() throws {
        let data = try Self.data(
            ChartSpecification(.line, x: "day", y: ["amount"]), rows: Self.sales.reversed(), names: Self.names)
        let table = try #require(data.table)
        #expect(table.labels == ["2024-01-05", "2024-01-20", "2024-02-03", "2024-03-09"])
        #expect(table.values(0) == [10, -4, 5, 3.5])
        #expect(table.limited(to: 3).labels == ["2024-01", "2024-02", "2024-03"])
        #expect(table.limited(to: 3).values(0) == [6, 5, 3.5])
    }

    @Test func theOrderIsThatOfTheRowsShown() throws {
        var builder = try ChartBuilder(
            ChartSpecification(.bar, x: "region", y: ["amount"]), columns: Self.names.map { ChartColumn(name: $0) })
        repeat {
            for (place, row) in Self.sales.enumerated() { builder.add(row, rank: place == 0 ? nil : 10 - place) }
        } while builder.needsAnotherPass()
        let data = try builder.finish()
        let table = try #require(data.table)
        #expect(table.labels == ["North", "East", "South"])
        #expect(table.values(0) == [6, 2.5, -4])
        #expect(data.rows == 4)
    }

    @Test func whatIsNoNumberIsCountedAndSaid() throws {
        let cells = ["1", "NaN", "∞", "soon", "", "2", "3", "1e400", "5", "6", "7"]
        let rows = cells.enumerated().map { ["\($0)", $1] }
        let data = try Self.data(ChartSpecification(.bar, x: "x", y: ["y"]), rows: rows, names: ["x", "y"])
        let table = try #require(data.table)
        let drawn = table.values(0).compactMap(\.self)
        #expect(drawn == [1, 2, 3, 5, 6, 7])
        let left = data.notes.joined(separator: "; ")
        #expect(left.contains("1 cell of “y” is empty"), "\(left)")
        #expect(left.contains("of “y” are no number and left out"), "\(left)")
    }

    @Test func severalCurrenciesAreNotAddedUp() throws {
        let rows = [["a", "CHF 10"], ["a", "EUR 20"], ["b", "CHF 5"]]
        let data = try Self.data(ChartSpecification(.bar, x: "x", y: ["y"]), rows: rows, names: ["x", "y"])
        let table = try #require(data.table)
        #expect(table.values(0) == [10, 5])
        #expect(data.notes == ["only CHF of “y”: 1 cell in other units left out"])
        #expect(data.writing.text(10) == "CHF 10")
    }

    @Test func seriesBeyondTwelveAreTogether() throws {
        let rows = (0..<30).map { ["x", "s\($0)", "\($0 + 1)"] }
        let data = try Self.data(
            ChartSpecification(.stackedBar, x: "x", y: ["n"], series: "s"), rows: rows, names: ["x", "s", "n"])
        let table = try #require(data.table)
        #expect(table.series.count == 13)
        #expect(table.series.last?.name == "18 others")
        // 1 + 2 + … + 18
        #expect(table.value(12, 0) == 171)
        #expect(data.notes == ["18 series together in “others”"])
    }

    @Test func categoriesBeyondTheLimitAreTogether() throws {
        let rows = (1...50).map { ["c\($0)", "\($0)"] }
        let data = try Self.data(
            ChartSpecification(.bar, x: "x", y: ["y"], sort: .valueDescending, limit: 3), rows: rows, names: ["x", "y"])
        let table = try #require(data.table)
        #expect(table.labels == ["c50", "c49", "48 others"])
        #expect(table.values(0) == [50, 49, 1176])
        #expect(data.notes == ["48 categories together in “others”"])
    }

    @Test func manyCategoriesOfManySeriesAreBoundedAndNothingIsLost() throws {
        let rows = (0..<30_000).map { ["c\($0 % 9973)", "s\($0 % 499)", "1"] }
        let data = try Self.data(
            ChartSpecification(.stackedBar, x: "c", y: ["n"], series: "s"), rows: rows, names: ["c", "s", "n"])
        let table = try #require(data.table)
        let all = table.series.indices.reduce(0.0) { sum, series in
            table.values(series).reduce(sum) { $0 + ($1 ?? 0) }
        }
        #expect(all == 30_000)
        #expect(table.keys.count * 499 <= 1_100_000)
        #expect(data.notes.first?.hasPrefix("too many different values") ?? false)
    }

    @Test func numbersOnBothSidesOfZeroComeTogetherAtTwoPlacesAtLeast() throws {
        let rows = (-50...50).map { ["\($0)", "1"] }
        let data = try Self.data(
            ChartSpecification(.line, x: "x", y: ["n"], limit: 1), rows: rows, names: ["x", "n"])
        #expect(try #require(data.table).values(0) == [50, 51])
    }

    @Test func aLabelOfManyMarksIsCut() throws {
        let label = "e" + String(repeating: "\u{301}", count: 100_000)
        let data = try Self.data(
            ChartSpecification(.bar, x: "c", y: ["n"]), rows: [[label, "1"]], names: ["c", "n"])
        #expect(try #require(data.table).labels[0].unicodeScalars.count < 2000)
    }

    @Test func binsHaveEdgesThatPeopleCountBy() throws {
        let rows = (0..<100).map { ["\($0)"] }
        let data = try Self.data(ChartSpecification(.histogram, x: "n"), rows: rows, names: ["n"])
        let bins = try #require(data.bins)
        // Freedman and Diaconis: 2 · 49.5 / 100^⅓ = 21.3, so five bins.
        #expect(bins.edges.values == [0, 20, 40, 60, 80, 100])
        #expect(bins.counts == [20, 20, 20, 20, 20])
    }

    @Test func binsCountAll() throws {
        var random = SeededRandom(3)
        for _ in 0..<200 {
            let size = NiceTicks.number(1, Int.random(in: -9...9, using: &random))
            let values = (0..<Int.random(in: 1...300, using: &random)).map { _ in
                Double.random(in: -1...1, using: &random) * Double.random(in: 0...1, using: &random) * size
            }
            var gathering = BinGathering()
            for value in values { gathering.add(value) }
            let isAgain = gathering.needsAnotherPass(isWhole: false)
            #expect(!isAgain)
            let bins = gathering.result
            #expect(bins.counts.reduce(0, +) == values.count)
            for most in [1, 2, 5, 12] {
                let fewer = bins.limited(to: most)
                #expect(fewer.counts.reduce(0, +) == values.count)
                #expect(fewer.counts.count <= max(2, most))
                #expect(fewer.edges[0] <= bins.edges[0] && [1, 2, 5].contains(fewer.edges.mantissa))
            }
            for (bin, count) in bins.counts.enumerated() {
                let isLast = bin == bins.counts.count - 1
                let expected = values.filter { $0 >= bins.edges[bin] && ($0 < bins.edges[bin + 1] || isLast) }
                if bin > 0 { #expect(count == expected.count) }
            }
        }
    }

    @Test func aBoxHasTukeysWhiskers() throws {
        let rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30].map { ["\($0)"] }
        let data = try Self.data(ChartSpecification(.box, y: ["n"]), rows: rows, names: ["n"])
        let box = try #require(data.boxes?.first)
        #expect(box.lowQuartile == 3.25)
        #expect(box.median == 5.5)
        #expect(box.highQuartile == 7.75)
        #expect(box.lowWhisker == 1)
        #expect(box.highWhisker == 9)
        #expect(box.outliers == [30])
    }

    @Test func manyPointsAreCountedInCells() throws {
        var random = SeededRandom(5)
        let rows = (0..<100_000).map { _ in
            ["\(Int.random(in: 0...9999, using: &random))", "\(Int.random(in: -500...500, using: &random))"]
        }
        let data = try Self.data(ChartSpecification(.scatter, x: "a", y: ["b"]), rows: rows, names: ["a", "b"])
        let points = try #require(data.points)
        let grid = try #require(points.grid)
        #expect(grid.counts.reduce(0, +) == 100_000)
        #expect(grid.limited(columns: 37, rows: 11).counts.reduce(0, +) == 100_000)
        #expect(points.points.isEmpty)
        #expect(data.notes == ["100,000 points, counted where they lie close together"])
    }

    @Test func manyMomentsBecomeCoarser() throws {
        let rows = (0..<20_000).map { minute in
            let day = CalendarDay(daysSince1970: 20_000 + minute / 1440)
            return ["\(day) \(DateGrain.clock(minute % 1440 * Microseconds.minute))", "1"]
        }
        let data = try Self.data(ChartSpecification(.line, x: "at", y: ["n"]), rows: rows, names: ["at", "n"])
        let table = try #require(data.table)
        #expect(table.kind == .dates(.hour))
        #expect(table.keys.count == 334)
        #expect(table.values(0).compactMap(\.self).reduce(0, +) == 20_000)
        #expect(data.notes == ["by hour"])
    }

    @Test func anUnknownColumnIsNamedWithThoseThereAre() {
        let error = #expect(throws: DocketError.self) {
            try Self.data(ChartSpecification(.bar, x: "regoin", y: ["amount"]), rows: [], names: Self.names)
        }
        #expect(
            error?.message
                == "The table has no column “regoin”. It has “day”, “region”, “who”, “amount”.")
    }

    @Test func textIsNotAddedUp() {
        let error = #expect(throws: DocketError.self) {
            try Self.data(ChartSpecification(.bar, x: "region", y: ["who"]), rows: Self.sales, names: Self.names)
        }
        #expect(
            error?.message
                == "“who” holds text and no numbers to draw. The aggregate “count” counts its cells.")
    }

    @Test func aTableWithoutRowsIsAnEmptyChart() throws {
        for type in ChartType.allCases {
            let specification = ChartSpecification(
                type, x: "region", y: type == .histogram ? [] : ["amount"], series: type == .heatMap ? "who" : nil)
            #expect(try Self.data(specification, rows: [], names: Self.names).isEmpty)
        }
    }

    static func table(_ specification: ChartSpecification) throws -> ChartTable {
        let data = try data(specification, rows: sales, names: names)
        return try #require(data.table)
    }

    static func data(_ specification: ChartSpecification, rows: [[String]], names: [String]) throws -> ChartData {
        var builder = try ChartBuilder(specification, columns: names.map { ChartColumn(name: $0) })
        repeat {
            for (rank, row) in rows.enumerated() { builder.add(row, rank: rank) }
        } while builder.needsAnotherPass()
        return try builder.finish()
    }
}

extension ChartData {
    var table: ChartTable? { if case .table(let table) = content { table } else { nil } }
    var bins: ChartBins? { if case .bins(let bins) = content { bins } else { nil } }
    var boxes: [ChartBox]? { if case .boxes(let boxes) = content { boxes } else { nil } }
    var points: ChartPoints? { if case .points(let points) = content { points } else { nil } }
}
