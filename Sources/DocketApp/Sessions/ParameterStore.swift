package import DocketDomain
import DocketWorkspace
import Foundation
import Logging

/// The values that a query was run with last, for the same user: a small file for each query.
package struct ParameterStore: Sendable {
    private let file: URL
    private let log: Logger

    private static let maximumBytes = 256 << 10

    fileprivate init(_ file: URL, _ log: Logger) {
        self.file = file
        self.log = log
    }

    /// Parameter → value as it was typed, of those that the query still has.
    package func read(for request: QueryRequest, in session: Session) throws(QueryFailure) -> [String: String] {
        let names = Set(try session.workspace.sources.parameters(of: request).map(\.name))
        // What cannot be read is as if it had never been kept.
        guard let bytes = try? PrivateFile.read(file, atMost: Self.maximumBytes),
            let values = try? JSONDecoder().decode([String: String].self, from: bytes)
        else { return [:] }
        return values.filter { names.contains($0.key) }
    }

    package func write(_ values: [String: String]) {
        guard !values.isEmpty else { return }
        do {
            let bytes = try JSONEncoder().encode(values)
            if bytes.count <= Self.maximumBytes { try PrivateFile.write(bytes, to: file) }
        } catch {
            log.warning("The values of a query can't be kept: \(error)")
        }
    }
}

extension Session {
    /// Where the last values of a query are kept: those of an artifact across its revisions, of any other by its text.
    package func parameterStore(for request: QueryRequest) -> ParameterStore {
        let subject = [
            folder.standardizedFileURL.path, workspace.viewer.userID.rawValue,
            request.artifact?.rawValue ?? request.query.sql,
        ]
        let name = StableDigest.sha256(Data(subject.joined(separator: "\n").utf8)).prefix(32)
        let file = Directories(environment: variables).stateFolder
            .appendingPathComponent("parameters", isDirectory: true).appendingPathComponent("\(name).json")
        return ParameterStore(file, log)
    }
}
