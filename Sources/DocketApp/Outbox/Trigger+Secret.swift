import DocketDomain
import Foundation

extension Trigger.Secret {
    private static let maximumBytes = 4096

    /// The secret itself; a line end at its end does not belong to it.
    ///
    /// - Throws: `configuration` that says where it was looked for, and never what it is.
    func value(environment: [String: String]) throws(DocketError) -> String {
        switch self {
        case .environment(let name):
            guard let value = environment[name], !value.isEmpty else {
                throw DocketError(.configuration, "The secret is missing: the environment has no \(name).")
            }
            return value
        case .file(let path):
            return try Self.contents(of: path)
        }
    }

    private static func contents(of path: String) throws(DocketError) -> String {
        var status = stat()
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw DocketError(.configuration, "The secret is missing: \(path) is no file that can be read.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw DocketError(
                .configuration, "Others may read the secret in \(path). Take that right away: chmod 600.")
        }
        var buffer = [UInt8](repeating: 0, count: maximumBytes)
        let count = read(descriptor, &buffer, buffer.count)
        let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self).trimmed
        guard !text.isEmpty else { throw DocketError(.configuration, "The secret in \(path) is empty.") }
        return text
    }
}
