import type { DemoNeed, DemoProject, DemoRecord, DemoState } from '#prisma/seed/demo/demo.ts'
import type { DatasetContent } from '#app/features/datasets/record/content.ts'
import { toParts, type ContentShape } from '#app/features/provenance/content.ts'
import { editsBetween } from '#app/features/provenance/edits.ts'
import { chooseText } from '#app/features/provenance/language-text.ts'
import type { History, Step } from '#app/features/provenance/tell-history.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

export type Told = DemoProject | DemoNeed | DemoRecord<DatasetContent>

export type Cast = {
  /** By e-mail. */
  person: (email: string) => Actor
  /** By slug. */
  workspace: (slug: string) => Pick<History, 'workspaceId' | 'workspace'>
}

/** A record of the demonstration as its history: who did what, when. Pure. */
export function historyOf(cast: Cast, shape: ContentShape, record: Told): History {
  const author = cast.person(record.author)
  const validator = cast.person(record.validator)
  const at = new Date(record.createdAt)
  const content = record.firstVersion?.content ?? record.content
  const identifier = 'iatiIdentifier' in content.facts ? content.facts.iatiIdentifier : undefined
  const first = firstVersion(record, shape, { author, validator, at })
  const since = first.at(-1)?.at ?? at
  const steps = [...first, ...stepsOf(record.state, { author, validator, at: since })]
  return { id: record.id, ...cast.workspace(record.workspace), identifier, by: author, at, content, steps }
}

type Scene = { author: Actor; validator: Actor; /** From when the story goes on. */ at: Date }

/** A time between two, nearer to the later one: people submit when they are done. */
const between = (from: Date, to: Date) => new Date(from.getTime() + (to.getTime() - from.getTime()) * 0.7)

/** The publication of the first of two versions, and the writing of the second; nothing where they do not differ. */
function firstVersion(record: Told, shape: ContentShape, scene: Scene): Step[] {
  if (!record.firstVersion || editsBetween(toParts(shape, record.firstVersion.content), toParts(shape, record.content)).length === 0)
    return []
  const publishedAt = new Date(record.firstVersion.publishedAt)
  const end = 'publishedAt' in record.state ? new Date(record.state.publishedAt) : new Date()
  const { editedAt } = record.firstVersion
  const at = editedAt ? new Date(editedAt) : between(publishedAt, end)
  const edited: Step = { kind: 'edited', by: scene.author, at, content: record.content }
  return [...publication(scene, publishedAt), edited]
}

function stepsOf(state: DemoState, scene: Scene): Step[] {
  const { author: by, validator } = scene
  switch (state.kind) {
    case 'draft':
      return []
    case 'submitted':
      return [{ kind: 'submitted', by, at: new Date(state.submittedAt) }]
    case 'returned':
      return [
        { kind: 'submitted', by, at: new Date(state.submittedAt) },
        { kind: 'returned', by: validator, at: new Date(state.returnedAt), reason: state.reason },
      ]
    case 'published':
      return publication(scene, new Date(state.publishedAt))
    case 'withdrawn': {
      const reason = chooseText(state.reason, '')?.text ?? ''
      return [
        ...publication(scene, new Date(state.publishedAt)),
        { kind: 'withdrawn', by: validator, at: new Date(state.withdrawnAt), reason },
      ]
    }
  }
}

const publication = ({ author, validator, at }: Scene, publishedAt: Date): Step[] => [
  { kind: 'submitted', by: author, at: between(at, publishedAt) },
  { kind: 'published', by: validator, at: publishedAt },
]
