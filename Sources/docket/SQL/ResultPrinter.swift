import DocketDomain
import DocketExport
import DocketWire
import DocketWorkspace
import Foundation

/// Prints a result while it comes.
struct ResultPrinter {
    private let format: ResultFormat
    private let spool: SpooledResult?
    private let chart: JSON?

    /// - Parameters:
    ///   - spool: Gets the rows too, where they are wanted again.
    ///   - chart: What is kept with the query: a workbook gets it.
    init(_ format: ResultFormat, spool: SpooledResult?, chart: JSON?) {
        self.format = format
        self.spool = spool
        self.chart = chart
    }

    func print(_ run: QueryRun) async throws -> QueryEnd {
        var sheet = ResultSheet()
        var document = ResultDocument()
        var lines: ResultLines?
        let text = format.text.map(ResultText.init)
        var buffer: [UInt8] = []
        var end: QueryEnd?
        do throws(QueryFailure) {
            let parts = run.makeAsyncIterator()
            while let part = try await parts.next() {
                switch part {
                case .columns(let columns):
                    spool?.begin(columns)
                    text?.append(columns, to: &buffer)
                    switch format {
                    case .json: document.append(columns, to: &buffer)
                    case .ndjson: lines = ResultLines(columns)
                    case .table: sheet.begin(columns)
                    default: break
                    }
                case .rows(let rows):
                    for row in rows {
                        text?.append(row, to: &buffer)
                        switch format {
                        case .json: document.append(row, to: &buffer)
                        case .ndjson: lines?.append(row, to: &buffer)
                        case .table: sheet.append(row, to: &buffer)
                        default: break
                        }
                        if buffer.count >= Self.mostAtOnce { try Self.flush(&buffer) }
                    }
                    try Self.keep(rows, in: spool)
                case .end(let reached):
                    end = reached
                    if format == .json { document.append(reached, to: &buffer) }
                    if format == .table { sheet.finish(reached, to: &buffer) }
                }
                try Self.flush(&buffer)
            }
        } catch {
            throw CommandFailure(error)
        }
        guard let end else { throw DocketError(.internal, "The query has no end.") }
        if format == .xlsx, let spool { try await printWorkbook(spool) }
        return end
    }

    private static let mostAtOnce = 64 << 10

    private static func keep(_ rows: [[SQLValue]], in spool: SpooledResult?) throws(QueryFailure) {
        do throws(DocketError) { try spool?.add(rows) } catch { throw QueryFailure(error) }
    }

    private static func flush(_ buffer: inout [UInt8]) throws(QueryFailure) {
        guard !buffer.isEmpty else { return }
        do {
            try Output.print(raw: buffer)
        } catch {
            throw QueryFailure(.unavailable, "The result could not be written. Check the disk or the pipe.")
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// A workbook is written to a file, since its parts do not come in order.
    private func printWorkbook(_ spool: SpooledResult) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-result-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let body = [spool.table()].with(chart: chart).map(ExportBlock.table)
        let document = ExportDocument(kind: .table, title: "Result", created: Timestamp(Date()), body: body)
        try await Exporter().write(
            document, as: .xlsx, to: try FileOutput(folder: folder, name: "result.xlsx", knownName: "the workbook"))
        let file = try FileHandle(forReadingFrom: folder.appendingPathComponent("result.xlsx"))
        while let part = try file.read(upToCount: 1 << 20), !part.isEmpty { try Output.print(bytes: part) }
    }
}

extension ResultFormat {
    /// Nothing where it is no text of lines alone.
    fileprivate var text: ResultText.Format? {
        switch self {
        case .csv: .csv
        case .tsv: .tsv
        case .md: .markdown
        case .table, .json, .ndjson, .xlsx: nil
        }
    }
}
