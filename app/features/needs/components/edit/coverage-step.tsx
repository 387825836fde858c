import { useTranslation } from 'react-i18next'
import type { NeedForm } from '#app/features/needs/queries/edit-step.server.ts'
import { EditField, EditNumber } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { CoveredMore } from './covered-more.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** How much of what is asked is covered already, in its unit, and by whom. */
export function CoverageStep({ asked, whatHref }: Pick<NeedForm, 'asked'> & { whatHref: string }) {
  const { t } = useTranslation('needs-edit')
  const edit = useEdit()
  const [measured] = asked.words
  return (
    <>
      <Notice title={t('coverage.owner')}>{t('coverage.linksDoNotCount')}</Notice>
      {measured ? (
        <p className="text-base">
          {t('coverage.asked')} <bdi className="figures font-semibold">{measured}</bdi>
        </p>
      ) : (
        <p className="text-base">
          {t('coverage.nothingAsked')}{' '}
          <Link href={whatHref} className="inline-flex min-h-11 items-center">
            {t('coverage.sayWhat')}
          </Link>
        </p>
      )}
      {(measured || edit.value('covered')) && (
        <EditNumber
          name="covered"
          hint={t('coverage.coveredHint')}
          required={false}
          decimals
          unit={asked.unit && <bdi>{asked.unit}</bdi>}
        />
      )}
      <CoveredMore asked={asked.amount} words={measured ?? ''} stated={edit.value('covered')} />
      <EditField name="coveredNote" hint={t('coverage.noteHint')} visibility={t('visibility.published')} required={false}>
        {(value) => <TextArea rows={4} dir="auto" defaultValue={value} />}
      </EditField>
    </>
  )
}
