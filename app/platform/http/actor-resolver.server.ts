import type { Actor } from '#app/platform/auth/actor.ts'

type ResolveActor = (request: Request) => Promise<Actor>

const holder = globalThis as typeof globalThis & { passerelleActorResolver?: ResolveActor }
const known = new WeakMap<Request, Promise<Actor>>()

/** Says how a request's actor is found; called once, where the portal is wired together. */
export function registerActorResolver(resolve: ResolveActor): void {
  holder.passerelleActorResolver = resolve
}

/** Who asks; found once a request, however many loaders run for it. */
export function actorOf(request: Request): Promise<Actor> {
  if (!holder.passerelleActorResolver) throw new Error('No actor resolver is registered')
  let actor = known.get(request)
  if (!actor) {
    actor = holder.passerelleActorResolver(request)
    known.set(request, actor)
  }
  return actor
}
