import DocketDomain
import DocketWire
import Foundation
package import Logging

/// Writes log messages to docket's own file: never to the screen, which belongs to commands and views.
package struct FileLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    private let file: LogFile

    package init(_ file: LogFile, level: Logger.Level) {
        self.file = file
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let fields = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(JSON.string("\($0.value)").lineText)" }
        // A message is one line, and steers no terminal, whatever is in it.
        let text = JSON.string("\(event.message)").lineText
        file.append("\(Timestamp(Date()).iso8601) \(event.level) \(text)\(fields.joined())")
    }
}
