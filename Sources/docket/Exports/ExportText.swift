import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// Exports in words.
enum ExportText {
    static func table(_ exports: [ExportSummary]) -> String {
        var table = ColumnText([
            .init(title: "ID"), .init(title: "FORMAT"), .init(title: "TITLE", isFlexible: true),
            .init(title: "STATUS"), .init(title: "SIZE", side: .right, isOptional: true),
            .init(title: "BY", isOptional: true), .init(title: "MADE"),
        ])
        for export in exports {
            table.add([
                export.id.rawValue, export.format, export.title, export.status.rawValue,
                export.file.map { ByteCount.text($0.bytes) } ?? "", export.createdBy.rawValue, export.createdAt.local,
            ])
        }
        return table.text(width: Terminal.size?.columns)
    }

    /// The address of an export's file on this machine. One that lets anybody read the file is a secret: it is given to
    /// whoever asks for it, by `docket exports url`.
    static func address(of path: String?) -> String? {
        path.map { URL(fileURLWithPath: $0).absoluteString }
    }

    /// Prints one export.
    static func show(_ export: ExportSummary, in workspace: any Workspace, _ output: Output) throws {
        let path = workspace.path(of: export)
        try output.show(export.wire(path: path, url: address(of: path))) {
            var facts = [
                export.format.uppercased(), export.status.rawValue, "of \(export.source.subject)",
                "by \(export.createdBy)", export.createdAt.local,
            ]
            if let file = export.file { facts.append(ByteCount.text(file.bytes)) }
            var lines = [export.title, facts.joined(separator: " · ")]
            if let failure = export.failure { lines.append(failure.reason) }
            if let path {
                lines.append(path)
            } else if let file = export.file {
                lines.append("\(file.storage): \(file.key)")
            }
            return lines.map(VisibleText.line).joined(separator: "\n")
        }
    }
}

/// Numbers of bytes, in words.
enum ByteCount {
    /// Such as `1.2 MB`.
    static func text(_ bytes: Int) -> String {
        var value = Double(bytes)
        for unit in ["B", "kB", "MB", "GB"] {
            if value < 1000 || unit == "GB" {
                return unit == "B" ? "\(bytes) B" : "\((value * 10).rounded() / 10) \(unit)"
            }
            value /= 1000
        }
        return "\(bytes) B"
    }
}
