/// What an `Identifier` can name. The cases are types only: they have no values.
package enum Subject {
    package enum Tenant {}
    package enum User {}
    package enum Thread {}
    package enum Message {}
    package enum Artifact {}
    package enum Customer {}
    package enum Batch {}
    package enum Review {}
    package enum Event {}
    package enum Attachment {}
    package enum Export {}
    package enum Runner {}
    package enum Token {}
}

package typealias TenantID = Identifier<Subject.Tenant>
package typealias UserID = Identifier<Subject.User>
package typealias ThreadID = Identifier<Subject.Thread>
package typealias MessageID = Identifier<Subject.Message>
package typealias ArtifactID = Identifier<Subject.Artifact>
package typealias CustomerID = Identifier<Subject.Customer>
package typealias BatchID = Identifier<Subject.Batch>
package typealias ReviewID = Identifier<Subject.Review>
package typealias EventID = Identifier<Subject.Event>
package typealias AttachmentID = Identifier<Subject.Attachment>
package typealias ExportID = Identifier<Subject.Export>
/// A process that makes exports.
package typealias RunnerID = Identifier<Subject.Runner>
package typealias TokenID = Identifier<Subject.Token>
