import DocketCharts
package import DocketDomain
import TerminalKit

/// An artifact that is open: its content as soon as it is loaded, and how it is looked at.
package struct ArtifactViewer: Hashable, Sendable {
    package private(set) var artifact: ArtifactSummary
    package internal(set) var body: Body?
    /// Whether newer content is on its way while the old one is still shown.
    private var isStale = false

    /// The query, where it is one.
    private(set) var sqlQuery: SQLQuery?
    /// Its last run, as long as its result is shown, or it goes on.
    private(set) var run: ArtifactRun?

    /// Whether its JSON is shown in place of what it means.
    private(set) var showsJSON = false
    /// Whether sensitive values are shown.
    var isRevealed = false

    package enum Body: Hashable, Sendable {
        case table(TableViewer)
        case text(DocumentViewer)
        case proposal(ProposalViewer)
    }

    init(_ artifact: ArtifactSummary) {
        self.artifact = artifact
    }

    var query: Query {
        if showsJSON { return .json(artifact.id, revision: artifact.revision) }
        if artifact.kind == .profileEdit { return .proposal(artifact.id, isAhead: false) }
        return .content(artifact.id, revision: artifact.revision)
    }
    var needsContent: Bool { body == nil || isStale }

    /// Whether a query is open as its text.
    var isQuery: Bool {
        guard sqlQuery != nil, !showsJSON, case .text = body else { return false }
        return true
    }

    /// Whether the result of a query is open.
    var isResult: Bool {
        guard run?.hasResult == true, case .table = body else { return false }
        return true
    }

    /// Rows below the content for what is said of the query's runs.
    var noteHeight: Int { isResult ? (run?.loss == nil ? 0 : 1) : (isQuery && artifact.runs != nil ? 1 : 0) }

    /// Where the rows of the open table are.
    var origin: TableOrigin {
        if isResult, let run { return .result(run.id) }
        return .artifact(artifact.id, revision: artifact.revision)
    }

    /// What keys mean while it is open.
    var context: KeyContext {
        switch body {
        case .table(let table): table.chart != nil ? .chart : isResult ? .result : .table
        case .proposal: .proposal
        case .text, nil: isQuery ? .query : .text
        }
    }

    /// The proposal that is shown as one.
    var proposal: ProposalViewer? {
        get { if case .proposal(let viewer) = body { viewer } else { nil } }
        set { if let newValue { body = .proposal(newValue) } }
    }

    /// Shows its JSON, or what it means again.
    mutating func toggleJSON() {
        showsJSON.toggle()
        run = nil
        body = nil
    }

    mutating func handle(_ details: ProposalDetails, isOwn: Bool) {
        isStale = false
        guard !showsJSON else { return }
        if proposal == nil {
            body = .proposal(ProposalViewer(details))
        } else {
            proposal?.handle(details, isOwn: isOwn)
        }
    }

    mutating func handle(json: JSON, theme: Theme) {
        isStale = false
        if showsJSON { body = .text(DocumentViewer(.json(json), theme: theme)) }
    }

    mutating func handle(_ artifact: ArtifactSummary) {
        let isDecided = artifact.kind == .profileEdit && artifact.status != self.artifact.status
        if artifact.revision != self.artifact.revision || isDecided { isStale = true }
        self.artifact = artifact
        if case .table(var table) = body {
            table.keptChart = keptChart
            body = .table(table)
        }
    }

    mutating func handle(_ content: ArtifactContent, text: String, theme: Theme) {
        isStale = false
        guard !showsJSON else { return }
        if case .sqlQuery(let query) = content, isResult, query.sql == sqlQuery?.sql {
            // Only what is told beside the text has changed: the result is still its result.
            sqlQuery = query
            if case .table(var table) = body {
                table.keptChart = keptChart
                body = .table(table)
            }
            return
        }
        (sqlQuery, run) = (nil, nil)
        switch content {
        case .table(let table): show([TableSheet(name: "", content: table)])
        case .sheet(let tables): show(tables.map { TableSheet(name: $0.name, content: $0.table) })
        case .doc: body = .text(DocumentViewer(DocumentContent(markdown: text), theme: theme))
        case .sqlQuery(let query):
            sqlQuery = query
            showQuery(theme: theme)
        case .other(let json): body = .text(DocumentViewer(.json(json), theme: theme))
        }
    }

    // MARK: Running a query

    mutating func begin(_ run: ArtifactRun, theme: Theme) {
        showQuery(theme: theme)
        self.run = run
    }

    /// Shows the query, and where it failed the last time.
    mutating func showQuery(theme: Theme, failure: QueryFailure? = nil) {
        guard let sqlQuery else { return }
        run = nil
        body = .text(DocumentViewer(.sql(sqlQuery, failure), theme: theme))
    }

    /// Takes what becomes of the run: its columns open the result, and a failure before them shows where.
    mutating func take(_ news: RunNews, theme: Theme) {
        run?.take(news)
        switch news {
        case .columns(let columns):
            let names = columns.map { Table.Column(name: $0.name) }
            show([TableSheet(name: "", columns: names, rowCount: 0)])
        case .failed(let failure):
            guard run?.hasResult == false else { return }
            showQuery(theme: theme, failure: failure.error.code == .cancelled ? nil : failure)
        case .rows, .ended: break
        }
    }

    mutating func noteKept(as kept: ArtifactID) { run?.kept = kept }

    private mutating func show(_ sheets: [TableSheet]) {
        var table = TableViewer(sheets)
        table.keptChart = keptChart
        body = .table(table)
    }

    /// The chart that is kept with the artifact, where it can be read.
    private var keptChart: ChartSpecification? {
        let kept = sqlQuery == nil ? artifact.chart : sqlQuery?.visualization
        return kept.flatMap { try? ChartSpecification(json: $0) }
    }

    /// Lays the content out for the area that it is drawn in.
    mutating func reconcile(in whole: Rect, _ appearance: Appearance) -> [TableEffect] {
        let area = whole.droppingBottom(noteHeight)
        guard !area.isEmpty else { return [] }
        switch body {
        case .table(var viewer):
            if isResult, let run, run.rowCount > viewer.sheet.rows.count {
                let effects = viewer.update(.grown(rows: run.rowCount))
                body = .table(viewer)
                return effects
            }
            guard viewer.size != area.size || viewer.needsFirstRows else { return [] }
            let effects = viewer.update(.resized(area.size))
            body = .table(viewer)
            return effects
        case .text(var viewer):
            let theme = appearance.styles
            guard viewer.size != area.size || viewer.theme != theme else { return [] }
            if viewer.theme != theme { _ = viewer.update(.themed(theme)) }
            _ = viewer.update(.resized(area.size))
            body = .text(viewer)
            return []
        case .proposal, nil: return []
        }
    }
}

extension TableViewer {
    /// Whether rows that would be seen have never been asked for.
    var needsFirstRows: Bool {
        sheet.rows.whole == nil && sheet.rows.count > 0 && sheet.rows[0] == nil && sheet.awaited.isEmpty
    }
}
