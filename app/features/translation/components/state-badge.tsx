import { useTranslation } from 'react-i18next'
import type { TextState } from '#app/features/provenance/text-states.ts'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'

const TONES: Record<TextState, Tone> = { source: 'neutral', translated: 'success', machine: 'info', stale: 'warning', missing: 'neutral' }

/** How a text stands in the language it is translated into. */
export function StateBadge({ state }: { state: TextState }) {
  const { t } = useTranslation('translation')
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>
}
