import DocketDomain
import DocketUI
import DocketWorkspace
import Foundation
import Logging

/// Where a screen's state is kept between starts: a file for each workspace in the user's state folder.
struct RememberedStore {
    private let file: URL
    private let log: Logger

    private static let maximumBytes = 1 << 20

    init(_ session: Session, _ start: TerminalProgram.StartOptions) {
        let name = StableDigest.sha256(Data(session.folder.standardizedFileURL.path.utf8)).prefix(16)
        file = Directories(environment: start.environment).stateFolder
            .appendingPathComponent("screens", isDirectory: true).appendingPathComponent("\(name).json")
        log = session.log
    }

    /// What was kept; nothing, and a line in the log, where that can't be read.
    func read() -> Remembered? {
        do {
            guard let bytes = try PrivateFile.read(file, atMost: Self.maximumBytes) else { return nil }
            if let remembered = Remembered(json: bytes) { return remembered }
            log.warning("What the screen remembers is damaged and was left aside", metadata: ["file": "\(file.path)"])
        } catch {
            log.warning("What the screen remembers can't be read: \(error)", metadata: ["file": "\(file.path)"])
        }
        return nil
    }

    func write(_ remembered: Remembered) {
        do {
            try PrivateFile.write(remembered.json(atMost: Self.maximumBytes), to: file)
        } catch {
            log.warning("What the screen remembers can't be written: \(error)")
        }
    }
}
