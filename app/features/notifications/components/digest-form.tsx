import { useTranslation } from 'react-i18next'
import { DIGESTS, type Digest } from '#app/features/notifications/digest.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** How often a member is written what waits for them here. */
export function DigestForm({ digest, isSaved }: { digest: Digest; isSaved: boolean }) {
  const { t } = useTranslation('workspaces')
  return (
    <section aria-labelledby="digest-heading" className="grid gap-3">
      <SectionHeading id="digest-heading">{t('digest.title')}</SectionHeading>
      {isSaved && (
        <Notice tone="success" live>
          {t('digest.saved')}
        </Notice>
      )}
      <form method="post" className="flex max-w-form flex-wrap items-end gap-3">
        <div className="min-w-52 flex-1">
          <Field name="digest" label={t('digest.label')}>
            <Select options={DIGESTS.map((value) => ({ value, label: t(`digest.${value}`) }))} defaultValue={digest} />
          </Field>
        </div>
        <Button look="secondary">{t('digest.save')}</Button>
      </form>
    </section>
  )
}
