import { useTranslation } from 'react-i18next'
import type { RecordPage } from '#app/features/provenance/record-page.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'

/** Who is in charge of a record, and the form that says it is somebody else. */
export function OwnerForm({ action, owner }: { action: string; owner: RecordPage['owner'] }) {
  const { t } = useTranslation('provenance')
  const said = owner.name ? t('owner.is', { who: owner.name }) : t('owner.nobody')
  if (owner.choices.length === 0) return <p className="text-base text-ink-soft">{said}</p>
  return (
    <div className="grid gap-1">
      <p className="text-base text-ink-soft">{said}</p>
      <Disclosure summary={t('owner.change')}>
        <form method="post" action={action} className="grid max-w-form gap-4">
          <Field name="owner" label={t('owner.label')} required={false}>
            <Select options={owner.choices} emptyLabel={t('owner.nobodyChoice')} defaultValue={owner.id ?? ''} />
          </Field>
          <div>
            <Button name="intent" value="changeOwner" look="secondary">
              {t('validator.save')}
            </Button>
          </div>
        </form>
      </Disclosure>
    </div>
  )
}
