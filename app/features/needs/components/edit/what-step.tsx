import { useTranslation } from 'react-i18next'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import type { EditOptions } from '#app/features/projects/queries/edit-options.server.ts'
import { EditField, EditNumber, EditRadios, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { KindIcon } from '#app/ui/marks/kind-icon.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'

const LEVELS = [5, 4, 3, 2, 1] as const

/** What kind of need, how severe, in which sector, for how many people, and how much is asked; `requestHref` leads on where experts are asked for. */
export function WhatStep({ options, requestHref }: { options: EditOptions; requestHref: string | null }) {
  const { t } = useTranslation('needs-edit')
  return (
    <>
      <EditRadios
        name="kind"
        options={NEED_KINDS.map((kind) => ({ value: kind, label: <KindIcon kind={kind} />, hint: t(`kindHint.${kind}`) }))}
      />
      <div aria-live="polite" className="empty:hidden">
        {requestHref && (
          <Notice title={t('what.isRequest')}>
            <Link href={requestHref} className="inline-flex min-h-11 items-center">
              {t('what.toRequest')}
            </Link>
          </Notice>
        )}
      </div>
      <EditRadios
        name="severity"
        hint={t('what.severityHint')}
        options={LEVELS.map((level) => ({
          value: String(level),
          label: <SeverityBadge level={level} />,
          hint: t(`severityHint.${level}`),
        }))}
      />
      <EditField name="sector" hint={t('what.sectorHint')}>
        {(value) => <ComboBox options={options['sector'] ?? []} defaultValue={value} />}
      </EditField>
      <EditNumber name="peopleAffected" hint={t('what.peopleHint')} required={false} />
      <Fieldset large legend={t('what.asked')} hint={t('what.askedHint')}>
        <div className="mt-3 grid gap-5 sm:grid-cols-2">
          <EditNumber name="facts/money/amount" hint={t('what.moneyHint')} required={false} decimals wide />
          <EditSelect name="facts/money/currency" hint={t('what.currencyHint')} options={options['currency'] ?? []} required={false} />
          <EditNumber name="facts/quantity/number" hint={t('what.quantityHint')} required={false} decimals wide />
          <EditField name="facts/quantity/unit" hint={t('what.unitHint')} required={false}>
            {(value) => <TextInput dir="auto" defaultValue={value} />}
          </EditField>
        </div>
      </Fieldset>
    </>
  )
}
