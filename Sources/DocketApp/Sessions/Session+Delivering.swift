import DocketWorkspace

extension Deliverer {
    /// With the triggers that the session's user has configured.
    package init(_ session: Session, environment: [String: String]) {
        self.init(
            session.workspace.outbox, triggers: session.triggers, sender: DeliverySender(environment: environment),
            endpoints: session.endpoints, id: session.environment.makeID(), now: session.environment.now)
    }
}

extension Session {
    /// How the receiver of a trigger stands; nothing where the trigger starts a program, or is not configured.
    package func standing(ofTrigger name: String) -> BreakerStanding? {
        triggers.triggers[name].flatMap { endpoints.breaker(of: $0) }.map { BreakerStanding($0) }
    }
}
