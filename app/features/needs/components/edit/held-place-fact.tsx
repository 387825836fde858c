import { useTranslation } from 'react-i18next'
import type { HeldPlace } from '#app/features/needs/queries/held-place.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'

/** Where the need is as the workspace knows it, beside what the public will see. */
export function HeldPlaceFact({ place: { name, note, point, precision } }: { place: HeldPlace }) {
  const { t } = useTranslation('needs-edit')
  const held = (
    <>
      {note && <bdi className="block">{note}</bdi>}
      {point && (
        <span className="block">
          <bdi dir="ltr" className="figures">
            {point}
          </bdi>
        </span>
      )}
      <span className="block">{t(`precision.${precision}`)}</span>
    </>
  )
  return <DescriptionList layout="column" items={[{ term: t('preview.heldPlace'), value: <bdi>{name}</bdi>, note: held }]} />
}
