{{/* Names and labels, the same everywhere. */}}
{{- define "doctorly.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{- define "doctorly.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* What never changes, of (list . "serve"). */}}
{{- define "doctorly.selector" -}}
app.kubernetes.io/name: {{ (index . 0).Chart.Name }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "doctorly.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "doctorly.baseUrl" -}}
{{ required "set baseUrl to where people will reach Doctorly, as https://clinic.example" .Values.baseUrl }}
{{- end }}

{{- define "doctorly.host" -}}
{{ (urlParse (include "doctorly.baseUrl" .)).host | splitList ":" | first }}
{{- end }}

{{/* What every process is told. */}}
{{- define "doctorly.environment" -}}
envFrom:
  - configMapRef: { name: {{ include "doctorly.name" . }} }
  - secretRef: { name: {{ required "set secretName to a Secret with DOCTORLY_SECRET and DOCTORLY_DATABASE_URL" .Values.secretName }} }
{{- end }}

{{/* Not root, nothing to write to but memory and an empty folder, nothing of the cluster. */}}
{{- define "doctorly.pod" -}}
serviceAccountName: {{ include "doctorly.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: { type: RuntimeDefault }
volumes:
  - name: data
    emptyDir: {}
  - name: tmp
    emptyDir: {}
{{- end }}

{{- define "doctorly.container" -}}
image: {{ include "doctorly.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: data, mountPath: /data }
  - { name: tmp, mountPath: /tmp }
{{- end }}

{{/* A process that hangs is started anew; one that cannot be of use is sent nobody. A database that is away is not
     mended by a restart, so liveness does not ask for it. */}}
{{- define "doctorly.probes" -}}
startupProbe:
  httpGet: { path: /healthz, port: probes }
  periodSeconds: 1
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /healthz, port: probes }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: { path: /readyz, port: probes }
  periodSeconds: 3
  timeoutSeconds: 8
  failureThreshold: 2
{{- end }}
