import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { exportPath, fileImportPath, type RecordAddress } from '#app/features/translation/paths.ts'
import type { TranslationPage } from '#app/features/translation/queries/translation-page.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { Download } from '#app/ui/marks/icons.tsx'

type FilesProps = { address: RecordAddress; view: TranslationPage }

/** The texts as a file for a translator, and the way back. */
export function TranslationFiles({ address, view: { pair, show, canEdit, exported, counts } }: FilesProps) {
  const { t } = useTranslation('translation')
  const leftOut = counts[show] - exported
  return (
    <div className="no-print">
      <Disclosure summary={t('file.title')}>
        <div className="grid max-w-form gap-8">
          <div className="grid gap-3">
            <p className="text-base">{t('file.export', counted(address.language, exported))}</p>
            {leftOut > 0 && <p className="text-base text-ink-soft">{t('file.leftOut', counted(address.language, leftOut))}</p>}
            {exported > 0 && (
              <div className="flex flex-wrap gap-3">
                {(['xlf', 'csv'] as const).map((format) => (
                  <ButtonLink key={format} href={exportPath(address, pair, show, format)} look="secondary">
                    <Download aria-hidden size={18} />
                    {t(`file.${format}`)}
                  </ButtonLink>
                ))}
              </div>
            )}
          </div>
          {canEdit && <FileForm address={address} />}
        </div>
      </Disclosure>
    </div>
  )
}

/** Sends a file back; what it would change is shown before anything does. */
export function FileForm({ address }: { address: RecordAddress }) {
  const { t } = useTranslation('translation')
  return (
    <form method="post" action={fileImportPath(address)} encType="multipart/form-data" noValidate className="grid gap-4">
      <Field name="file" label={t('file.send.label')} hint={t('file.send.hint')}>
        <FileInput accept=".xlf,.xliff,.csv,.tsv,.txt,application/xliff+xml,text/csv" />
      </Field>
      <Checkbox name="machine" value="yes" label={t('file.send.machine')} hint={t('file.send.machineHint')} />
      <div>
        <Button look="secondary">{t('file.send.button')}</Button>
      </div>
    </form>
  )
}
