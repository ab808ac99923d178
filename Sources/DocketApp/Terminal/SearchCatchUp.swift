import DocketDomain
import DocketWorkspace
import Logging

/// Lets search find, while nobody waits for it, what it does not find yet.
struct SearchCatchUp: Sendable {
    let session: Session
    let awaited: AwaitedWork

    /// Goes on until there are no more changes, or its task is cancelled.
    func run(after changes: AsyncStream<Void>) async {
        for await _ in changes {
            // The screen is there first.
            guard (try? await Task.sleep(for: .milliseconds(500))) != nil else { return }
            do throws(DocketError) {
                repeat { await awaited.ends() } while try await session.workspace.makeSearchable() && !Task.isCancelled
            } catch {
                // Somebody else writes, and a search does it.
                if error.code == .conflict { continue }
                session.log.error("The search index cannot be brought up to date: \(error)")
            }
        }
    }
}
