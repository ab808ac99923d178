import ArgumentParser
import DocketApp
import DocketCharts
import DocketDomain
import DocketWire
import DocketWorkspace
import OrderedCollections

/// `docket artifacts chart`.
struct ChartOfArtifact: ObjectChange {
    static let configuration = CommandConfiguration(
        commandName: "chart", abstract: "Keep the chart of a table, a sheet or a query; without options, show it.",
        discussion: """
            The chart is kept in the metadata of a table or sheet, and in the payload of a query, which gets a new \
            revision. Columns are named as the table names them. Exports of the table hold it, and so do the workbook and \
            the table that come of running the query.
            """)
    static let noun = "artifact"
    static let done = "Kept the chart of"

    @Option(
        help: ArgumentHelp(
            "\(ChartType.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "type"))
    var type: String?

    @Option(help: ArgumentHelp("The column along the chart; of a histogram its numbers.", valueName: "column"))
    var x: String?

    @Option(
        help: ArgumentHelp(
            "A column of values, any number of times; without any, rows are counted.", valueName: "column"))
    var y: [String] = []

    @Option(help: ArgumentHelp("The column that tells lines or groups of bars apart.", valueName: "column"))
    var series: String?

    @Option(
        help: ArgumentHelp(
            "What several rows come to: \(ChartAggregate.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "aggregate"))
    var aggregate: String?

    @Option(help: ArgumentHelp("The order of categories: x, -x, y or -y.", valueName: "order"))
    var sort: String?

    @Option(help: ArgumentHelp("Categories at most; the others come together.", valueName: "count"))
    var limit: Int?

    @Option(help: ArgumentHelp("The chart's title.", valueName: "title"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "How values are written: \(ChartFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"))
    var format: String?

    @Flag(help: "Forget the chart that is kept.")
    var none = false

    func validate() throws {
        if none, !members.isEmpty { throw ValidationError("Give --none, or the chart, not both.") }
        if !none, !members.isEmpty, type == nil { throw ValidationError("Give --type, too.") }
    }

    func perform(on id: String, _ write: WriteOptions, _ global: GlobalOptions) async throws {
        guard none || !members.isEmpty else { return try await show(id, global) }
        let chart = none ? nil : try ChartSpecification(json: .object(members), at: "chart")
        try await ChangedArtifact.perform(
            on: id, saying: none ? "Forgot the chart of" : Self.done, write, global
        ) { queries throws(DocketError) in
            let id = try await queries.artifactID(id)
            let content = try await queries.revision(nil, of: id).content
            switch content {
            case .sqlQuery(var query):
                query.visualization = chart?.json
                return .revise(.sqlQuery(query), title: nil)
            case .table(let table): try Self.check(chart, [table])
            case .sheet(let tables): try Self.check(chart, tables.map(\.table))
            default: break
            }
            return .visualize(chart?.json)
        }
    }

    /// As a specification says it.
    private var members: OrderedDictionary<String, JSON> {
        var members: OrderedDictionary<String, JSON> = [:]
        members["type"] = type.map(JSON.string)
        members["x"] = x.map(JSON.string)
        if !y.isEmpty { members["y"] = .array(y.map(JSON.string)) }
        members["series"] = series.map(JSON.string)
        members["aggregate"] = aggregate.map(JSON.string)
        members["sort"] = sort.map(JSON.string)
        members["limit"] = limit.map { JSON.number($0) }
        members["title"] = title.map(JSON.string)
        members["format"] = format.map(JSON.string)
        return members
    }

    private func show(_ id: String, _ global: GlobalOptions) async throws {
        let queries = try await global.open().workspace.queries
        let id = try await queries.artifactID(id)
        var chart = try await queries.artifact(id).chart
        if case .sqlQuery(let query) = try await queries.revision(nil, of: id).content { chart = query.visualization }
        try global.output.show(["visualization": chart ?? .null]) {
            chart.map { VisibleText.line($0.serialized()) } ?? "No chart is kept with artifact:\(id)."
        }
    }

    /// One of the tables has to have all columns that the chart names.
    private static func check(_ chart: ChartSpecification?, _ tables: [TableContent]) throws(DocketError) {
        guard let chart else { return }
        let names = tables.map { $0.columns.map(\.name) }
        guard !names.contains(where: { chart.columns.allSatisfy($0.contains) }) else { return }
        let all = names.first ?? []
        let missing = chart.columns.first { !all.contains($0) } ?? ""
        let known = all.prefix(20).map { "“\(VisibleText.line($0))”" }.joined(separator: ", ")
        throw DocketError(
            .invalidArgument,
            "The table has no column “\(VisibleText.line(missing))”. It has \(known.isEmpty ? "none" : known).")
    }
}
