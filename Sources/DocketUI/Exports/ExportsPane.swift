import DocketDomain
import TerminalKit

/// Exports, newest first: what is being made with how far it is, and what was made with its size, when and by whom.
struct ExportsPane: Widget {
    let drawing: Drawing
    let list: PagedList<ExportSummary>

    func draw(in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let inner = drawing.drawPane(
            number: 1, title: "Exports",
            status: Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact),
            isFocused: true, in: box, on: &frame)
        guard list.count > 0 else {
            let key = drawing.label(of: .exportPDF)
            let empty =
                list.isLoaded
                ? ["No exports yet", "\(key) on a table, a document or a thread makes a PDF"]
                : drawing.waiting(for: "exports")
            drawing.drawEmpty(empty, in: inner, on: &frame)
            return
        }
        let columns = Columns(width: inner.width)
        columns.draw(
            Columns.Texts(sign: "", title: "Title", format: "Format", size: "Size", time: "Made", user: "By"),
            theme.tableHeader, in: inner.row(0), on: &frame)
        let body = inner.droppingTop(1)
        for placement in list.view.placements(count: list.count, height: body.height) {
            let row = body.row(placement.row)
            guard let export = list[placement.item] else {
                frame.write(Line("   …", theme.muted), in: row)
                continue
            }
            columns.draw(texts(of: export), style(of: export.status), in: row, on: &frame)
            drawing.drawFlash(of: .export(export.id), in: row, on: &frame)
            if placement.item == list.view.selection { frame.restyle(row, theme.selection) }
        }
    }

    private func style(of status: ExportStatus) -> Style {
        let theme = drawing.theme
        return switch status {
        case .completed: theme.text
        case .processing: theme.accent
        case .failed: theme.error
        case .cancelled: theme.muted
        }
    }

    private func texts(of export: ExportSummary) -> Columns.Texts {
        let sign =
            switch export.status {
            case .completed: drawing.sign("✓", "done")
            case .processing: drawing.sign("…", "runs")
            case .failed: drawing.sign("✗", "failed")
            case .cancelled: drawing.sign("–", "cancelled")
            }
        var title = export.title.shown
        if let failure = export.failure { title += ": " + failure.reason.shown }
        let size =
            switch export.status {
            case .completed: export.file.map { ByteText.text($0.bytes) } ?? ""
            case .processing: bar(drawing.exports.share(of: export.id))
            case .failed, .cancelled: export.status.rawValue
            }
        return Columns.Texts(
            sign: sign, title: title, format: export.format.uppercased(), size: size,
            time: drawing.times.relative(export.finishedAt ?? export.createdAt),
            user: drawing.name(of: export.createdBy).shown)
    }

    /// Ten cells and a number; dots where it is not known how far it is.
    private func bar(_ share: Double?) -> String {
        guard let share else { return "is made …" }
        let done = Int(min(1, share) * 8)
        let cells = String(repeating: drawing.sign("█", "#"), count: done)
        return cells + String(repeating: drawing.sign("░", "-"), count: 8 - done) + " \(Int(share * 100)) %"
    }

    /// Where the parts of a row stand.
    struct Columns {
        struct Texts {
            let sign: String
            let title: String
            let format: String
            let size: String
            let time: String
            let user: String
        }

        private let format: Int
        private let size: Int
        private let time: Int
        private let user: Int

        init(width: Int) {
            format = width >= 36 ? 8 : 0
            size = width >= 50 ? 15 : 0
            time = width >= 70 ? 14 : 0
            user = width >= 90 ? 18 : 0
        }

        func draw(_ texts: Texts, _ style: Style, in row: Rect, on frame: inout Frame) {
            let fixed = format + size + time + user
            let main = row.droppingRight(fixed)
            frame.write(Line(" \(texts.sign)", style), in: main.left(3))
            frame.write(Line(texts.title, style), in: main.droppingLeft(3).droppingRight(1))
            var rest = row.right(fixed)
            for (text, width) in [(texts.format, format), (texts.size, size), (texts.time, time), (texts.user, user)]
            where width > 0 {
                frame.write(Line(text, style), in: rest.left(width - 1))
                rest = rest.droppingLeft(width)
            }
        }
    }
}
