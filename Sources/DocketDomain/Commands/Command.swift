/// Everything that a front end can ask to be changed.
///
/// Commands hold no ids that docket makes: two equal requests are equal commands.
package enum Command: Hashable, Sendable, Encodable {
    case createTenant(TenantID, name: String, firstUser: User)
    case addUser(User)
    case removeUser(UserID)
    /// What an agent sees of profiles.
    case grantSight(UserID, ProfileSight?)
    /// Sent again with the same key it conflicts: each token is another one, and what the first was is not kept.
    case addToken(NewToken)
    case revokeToken(TokenID)
    case createThread(NewThread)
    /// Begins a thread with the messages of another one.
    case forkThread(ThreadOrigin)
    case thread(ThreadID, ThreadCommand)
    case send(OutgoingMessage)
    case reply(Reply)
    case keepOffer(KeptOffer)
    case createArtifact(NewArtifact)
    case artifact(ArtifactID, ArtifactCommand)
    case importConversation(Conversation)
    case requestExport(NewExport)
    case export(ExportID, ExportCommand)
    case addCustomer(NewCustomer)
    case customer(CustomerID, CustomerCommand)
    /// A relationship manager's own correction: for each field a proposal and its decision in one step.
    case correct(CustomerID, [String: JSON], asAdmin: Bool = false)
    case setSchema(ProfileSchema)
    case propose(Submission)
    case review(ReviewRequest)
    case undo(Undo)
}
