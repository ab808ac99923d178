import DocketWorkspace

extension Deliverer {
    /// With the triggers that the session's user has configured.
    package init(_ session: Session, environment: [String: String]) {
        self.init(
            session.workspace.outbox, triggers: session.triggers, sender: DeliverySender(environment: environment),
            id: session.environment.makeID(), now: session.environment.now)
    }
}
