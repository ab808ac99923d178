package import Foundation
import Synchronization

extension Process {
    private static let launch = Mutex(())

    /// Starts the process while no other one is started: Foundation's `run` reads the list of open files, and crashes
    /// where another thread changes that list meanwhile.
    package func runAlone() throws {
        try Self.launch.withLock { _ in try run() }
    }
}
