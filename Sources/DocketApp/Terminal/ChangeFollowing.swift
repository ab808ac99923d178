import DocketDomain
import DocketUI
import DocketWorkspace
import Logging

/// Tells the screen what is changed in the workspace, and begins anew where a backup was put in its place.
struct ChangeFollowing: Sendable {
    let session: Session
    let mailbox: Mailbox
    let delivery: BackgroundDelivery

    /// Goes on until its task is cancelled.
    func run(after start: SealedCheckpoint) async {
        var next: SealedCheckpoint? = start
        makeSearchable()
        while let start = next, !Task.isCancelled { next = await follow(after: start) }
    }

    /// Tells what comes.
    ///
    /// - Returns: Where to go on, where the place is none any more.
    private func follow(after start: SealedCheckpoint) async -> SealedCheckpoint? {
        let workspace = session.workspace
        do {
            for try await batch in workspace.changes(after: start, stream: nil) {
                let changes = batch.map(\.change)
                let byOthers = changes.filter { !$0.isOwn(in: workspace) }
                mailbox.post(
                    .changed(ChangedObject.objects(of: changes), byOthers: ChangedObject.objects(of: byOthers)))
                delivery.wake()
                makeSearchable()
            }
            return nil
        } catch let error as DocketError where error.code == .failedPrecondition {
            return await beginAnew()
        } catch {
            return end(error)
        }
    }

    /// What search does not find yet it finds soon, while nobody waits for it.
    private func makeSearchable() {
        Task(priority: .utility) {
            do {
                // The screen is there first.
                try await Task.sleep(for: .milliseconds(500))
                while try await session.workspace.makeSearchable() {}
            } catch let error as DocketError where error.code == .conflict {
                // Somebody else writes, and a search does it.
            } catch {
                session.log.error("The search index cannot be brought up to date: \(error)")
            }
        }
    }

    /// What is there now is read, and followed from here on.
    private func beginAnew() async -> SealedCheckpoint? {
        do throws(DocketError) {
            let head = try await session.workspace.head()
            mailbox.post(.readAnew)
            mailbox.post(.notice("A backup was put in the place of the workspace: this is what it has"))
            return head
        } catch {
            return end(error)
        }
    }

    private func end(_ error: any Error) -> SealedCheckpoint? {
        session.log.error("Live updates have ended: \(error)")
        mailbox.post(.notice("Changes of others are not shown any more; ctrl-l reads again"))
        return nil
    }
}
