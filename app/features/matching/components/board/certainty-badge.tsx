import type { Certainty } from '#app/features/matching/board/queries/round-rows.server.ts'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'

/** Whether a round is the best whole, or how far from it at most. */
export function CertaintyBadge({ certainty: { tone, text } }: { certainty: Certainty }) {
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
